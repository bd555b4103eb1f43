"""The app that the site had before the plugin came, with the name of one of ours."""
