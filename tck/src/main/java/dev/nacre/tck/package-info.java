/**
 * The contract kit: tests that every plugin must pass. An author adds this module as a test dependency, and one empty
 * class, {@code class ContractTest extends PluginContract {}}, in the package of the plugins. The rules, their numbers
 * and their reasons are in {@code docs/contract.md}.
 */
package dev.nacre.tck;
