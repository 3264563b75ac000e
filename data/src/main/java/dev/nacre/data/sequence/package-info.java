/**
 * Sequences from tables: a column of times ({@link dev.nacre.data.sequence.TimeColumn}), the series that rows make in
 * the order of time ({@link dev.nacre.data.sequence.Series}), and windows cut from them ({@link
 * dev.nacre.data.sequence.Windows}).
 */
package dev.nacre.data.sequence;
