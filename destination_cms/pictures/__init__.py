"""An image model with credit, licence and end of rights, for sites that have none of their own."""
