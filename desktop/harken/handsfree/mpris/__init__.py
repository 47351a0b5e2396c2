"""The desktop's media controls on Linux: MPRIS 2.2, by QtDBus alone."""
