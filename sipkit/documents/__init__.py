"""What a SIP paper is: who gets which, what stands in it, the calendar file, the text to paste, the manifest."""
