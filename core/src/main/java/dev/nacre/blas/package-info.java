/**
 * Matrix products, and the native and Java libraries that compute them.
 *
 * <p>Layers call {@link dev.nacre.blas.Products}, and nothing else here. {@link dev.nacre.blas.BlasReport} tells users
 * which library is used and why. A further library implements {@link dev.nacre.blas.Blas} in a module of its own, as
 * nacre-openblas does.
 *
 * <p>Inside, {@code BlasChoice} tries the {@code Candidates} in order; {@code Jblas…}, {@code Gfortran},
 * {@code Kernels} and {@link dev.nacre.blas.NativeEnvironment} load jblas in spite of its age. Don't reorder what they
 * do before jblas is first used: it can be loaded only once. ADRs 0010 to 0013 give the reasons.
 * {@link dev.nacre.blas.NativeFiles} is where libraries are unpacked, here and for other modules: ADR 0024.
 */
package dev.nacre.blas;
