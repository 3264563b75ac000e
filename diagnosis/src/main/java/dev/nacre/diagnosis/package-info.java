/** Checks before a long training, and diagnosis of a running one. */
package dev.nacre.diagnosis;
