"""What a definition file may say, in modules by subject. The rest of the product uses ``kiosk.catalogue.model``."""
