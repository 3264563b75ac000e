package dev.nacre.blas;

import java.lang.invoke.MethodHandle;

/** The functions of jblas's OpenBLAS, called by netlib's bridge, which doesn't copy arrays as jblas itself does. */
final class JblasArrays {
    static final boolean USABLE = JblasLoading.DONE.bridge().isPresent();

    /** Null if not usable, as the next one. */
    static final MethodHandle SGEMM = USABLE ? handle(false) : null;

    static final MethodHandle SGEMV = USABLE ? handle(true) : null;

    private JblasArrays() {}

    private static MethodHandle handle(boolean vector) {
        NetlibBridge bridge = JblasLoading.DONE.bridge().orElseThrow();
        try {
            return vector ? bridge.sgemv() : bridge.sgemm();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("netlib's classes have changed", e);
        }
    }
}
