my.mesh @mesh = <["x"=2]>
