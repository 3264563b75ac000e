package ${package};

import dev.nacre.tck.PluginContract;

class ContractTest extends PluginContract {}
