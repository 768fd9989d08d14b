//! Tables to atlas.
