/** The example that finds unusual behaviour in the channels of a machine. */
package dev.nacre.examples.sensors;
