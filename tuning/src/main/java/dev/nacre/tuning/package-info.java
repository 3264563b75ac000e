/** Hyper-parameter search over the text of any plugin, cross-validation, ensembles. */
package dev.nacre.tuning;
