/** Example applications, behind one command line: {@code examples/run}. */
package dev.nacre.examples;
