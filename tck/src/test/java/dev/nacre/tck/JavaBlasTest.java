package dev.nacre.tck;

import dev.nacre.blas.JavaBlas;

class JavaBlasTest extends BlasContract {
    JavaBlasTest() {
        super(new JavaBlas());
    }
}
