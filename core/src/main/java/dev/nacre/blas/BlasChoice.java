package dev.nacre.blas;

final class BlasChoice {
    static final Blas BLAS = new JavaBlas();

    private BlasChoice() {}
}
