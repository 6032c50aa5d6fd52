"""Sipkit: papers and deadlines for samordnad individuell plan (SIP) and discharge from hospital."""

__version__ = "0.1.0"
