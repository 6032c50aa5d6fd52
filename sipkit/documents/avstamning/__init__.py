"""A joint meeting about several ärenden: a paper for each fast vårdkontakt's slot, and overviews for those who stay."""
