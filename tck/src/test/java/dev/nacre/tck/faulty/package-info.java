/** Plugins with one fault each. They are registered by the test that runs them, for nobody else. */
package dev.nacre.tck.faulty;
