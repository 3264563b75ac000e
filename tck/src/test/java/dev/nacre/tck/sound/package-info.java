/** Layers that keep the contract, though a rule might take them for faulty. */
package dev.nacre.tck.sound;
