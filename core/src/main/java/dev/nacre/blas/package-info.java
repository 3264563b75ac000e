/** Matrix products, and the libraries that do them. */
package dev.nacre.blas;
