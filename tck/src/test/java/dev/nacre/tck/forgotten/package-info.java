/** Plugins whose author forgot something, as a test puts them into a module of their own. Nothing registers them. */
package dev.nacre.tck.forgotten;
