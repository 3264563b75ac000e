/**
 * The contract kit: what every plugin must pass, ours or a stranger's. An author adds this module as a test dependency
 * and one empty class, {@code class ContractTest extends PluginContract {}}, in the package of the plugins. The rules,
 * their numbers and their reasons stand in {@code docs/contract.md}.
 */
package dev.nacre.tck;
