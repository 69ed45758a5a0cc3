"""``python -m cleaner`` is the command ``cleaner``."""

try:
    from cleaner.cli import main
except KeyboardInterrupt:  # Ctrl-C while the modules are being loaded
    raise SystemExit(130) from None

if __name__ == "__main__":
    raise SystemExit(main())
