/**
 * Matrix products by OpenBLAS, without copies and on all cores. Put this module on the class path: core then uses it.
 *
 * <p>Begin with {@link dev.nacre.openblas.OpenBlas}, the only public class. {@code Loading} unpacks and loads the
 * library ({@code Library}, {@code Soname}) and netlib's bridge to it; {@code Blocks} splits a
 * product over the cores; {@code Wide} is a second copy of the library for one family of processors.
 *
 * <p>Every line of the loading has a crash or a leak behind it: read ADRs 0010, 0012, 0015, 0016 and 0017 before you
 * change one.
 */
package dev.nacre.openblas;
