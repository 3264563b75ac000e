/** Searches, scoring and training on Apache Spark: Spark schedules, retries and moves data; Nacre trains. */
package dev.nacre.spark;
