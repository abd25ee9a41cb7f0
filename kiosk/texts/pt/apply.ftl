# --- talão de um pedido entregue ---
apply-goes-to = Vai para
apply-handed-kept = Guardado neste terminal, ainda não entregue
apply-handed-delivered = Entregue, à espera de ser aceite
apply-handed-held = Guardado neste terminal, para um funcionário verificar
apply-next-kept = O pedido está selado e guardado. É entregue sozinho quando houver ligação; não precisa de voltar. Guarde o número.
apply-next-delivered = O sistema do serviço já o tem. Cabe ao serviço decidir se o aceita.
apply-next-held = A plataforma não o aceitou tal como está; um funcionário vai verificar. Guarde o número; a linha de apoio pode informar.
apply-local-number = Número deste terminal { $number }
apply-unverified = { $count } informações são verificadas pelo serviço quando receber o pedido; pode ser contactado: { $named }
apply-bring = Leve os originais a um balcão: { $materials }
apply-slip-title = Talão de entrega (não é aceitação)
apply-slip-state = Estado
apply-slip-case = Número do processo
apply-slip-local = Número deste terminal
apply-slip-keep = Consulte o pedido com este número
