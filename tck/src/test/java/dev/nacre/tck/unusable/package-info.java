/** Classes that are registered by a test and can't be used as plugins. */
package dev.nacre.tck.unusable;
