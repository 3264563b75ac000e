package com.example.nacre;

import dev.nacre.tck.PluginContract;

class ContractTest extends PluginContract {}
