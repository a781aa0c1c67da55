"""Where the parts of drawings stand, for templates that print them as SVG."""
