package dev.nacre.regularization;

import dev.nacre.tck.PluginContract;

/** All plugins of this module. */
class ContractTest extends PluginContract {}
