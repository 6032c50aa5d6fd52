"""The plan, its follow-up and its end, and the samordnad vårdplan: papers, texts and what is recorded."""
