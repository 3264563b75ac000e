package dev.nacre.tck;

import dev.nacre.blas.JblasBlas;

class JblasBlasTest extends BlasContract {
    JblasBlasTest() {
        super(new JblasBlas());
    }
}
