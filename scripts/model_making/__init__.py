"""The demo's models of augmented reality: their shapes, and how they are written as GLB and USDZ files."""
