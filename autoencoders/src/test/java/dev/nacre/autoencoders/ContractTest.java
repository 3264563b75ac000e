package dev.nacre.autoencoders;

import dev.nacre.tck.PluginContract;

class ContractTest extends PluginContract {}
