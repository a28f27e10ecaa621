"""Tests of joint workplans: how proposals are written, come together and are shown."""
