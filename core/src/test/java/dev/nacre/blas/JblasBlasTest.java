package dev.nacre.blas;

class JblasBlasTest extends BlasContract {
    JblasBlasTest() {
        super(new JblasBlas());
    }
}
