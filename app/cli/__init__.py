"""The console command `duizhao`: it only composes."""
