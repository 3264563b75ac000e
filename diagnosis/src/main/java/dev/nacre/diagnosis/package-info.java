/** Checks before a long training, and what to know of one while it runs. */
package dev.nacre.diagnosis;
