/** Pieces of reports: one HTML page without outside parts, good in light and dark and on paper. */
package dev.nacre.report;
