"""The printing floor's tests."""
