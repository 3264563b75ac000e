/** Losses. */
package dev.nacre.losses;
