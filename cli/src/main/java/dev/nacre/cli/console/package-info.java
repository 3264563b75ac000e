/**
 * What all commands share: how they print, report errors, show progress, handle Ctrl-C and write results. Begin with
 * {@link dev.nacre.cli.console.CommandLines}.
 */
package dev.nacre.cli.console;
