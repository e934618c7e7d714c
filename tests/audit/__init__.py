"""What programs of others say of the public site, served as in production (`make audit`)."""
