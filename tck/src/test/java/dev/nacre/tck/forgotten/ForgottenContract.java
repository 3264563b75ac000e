package dev.nacre.tck.forgotten;

import dev.nacre.tck.PluginContract;

/** What an author writes; run by hand, so not named as a test. */
public class ForgottenContract extends PluginContract {}
