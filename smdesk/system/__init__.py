"""What smdesk knows about the computer it runs on."""
