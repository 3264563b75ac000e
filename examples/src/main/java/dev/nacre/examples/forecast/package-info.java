/** The example that forecasts a series. */
package dev.nacre.examples.forecast;
