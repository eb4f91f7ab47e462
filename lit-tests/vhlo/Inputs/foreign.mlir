sdy.mesh @mesh = <["x"=2]>
