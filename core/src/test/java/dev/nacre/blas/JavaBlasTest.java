package dev.nacre.blas;

class JavaBlasTest extends BlasContract {
    JavaBlasTest() {
        super(new JavaBlas());
    }
}
