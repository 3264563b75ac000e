package dev.nacre.tck.unusable;

import dev.nacre.tck.PluginContract;

/** What an author writes; run by hand, so not named as a test. */
public class UnusableContract extends PluginContract {}
