/** Matrix products by OpenBLAS, without copies and on all cores. */
package dev.nacre.openblas;
