/** Reading, splitting and preparing data. */
package dev.nacre.data;
